/** A title; what follows a dash in it stands on a line of its own. */
export function Title({ text }: { readonly text: string }) {
  const [title = '', ...rest] = text.split(' – ');
  if (rest.length === 0) return <>{text}</>;
  return (
    <>
      {title}
      <span class="visually-hidden"> – </span>
      <span class="subtitle">{rest.join(' – ')}</span>
    </>
  );
}
