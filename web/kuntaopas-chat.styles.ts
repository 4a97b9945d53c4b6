import { unsafeCSS } from 'lit';
import frame from './styles/frame.css?inline';
import log from './styles/log.css?inline';

/** The style sheets of the widget; from files, so that the build can minify them. */
export const styles = [unsafeCSS(frame), unsafeCSS(log)];
