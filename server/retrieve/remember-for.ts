/**
 * The same function, which makes what it makes of an object only once, and forgets it with the object: what is
 * true of a chunk of the index is asked for by every question.
 */
export function rememberFor<Key extends object, Value>(
  make: (key: Key) => Value,
): (key: Key) => Value {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
