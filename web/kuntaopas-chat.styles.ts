import frame from './styles/frame.css?inline';
import log from './styles/log.css?inline';

/** The style sheets of the widget: adopted, since a strict policy refuses `<style>`. */
export function styleSheets(): CSSStyleSheet[] {
  return [frame, log].map((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
}
