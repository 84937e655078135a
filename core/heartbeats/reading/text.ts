// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const SUSPICIOUS = /[\u0000-\u001f\u007f-\u009f\ud800-\udfff]/
// oxlint-disable-next-line no-control-regex -- and here what it removes
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** False where `cleaned` gives the text back as it is; true where it may not. */
export const needsCleaning = (text: string): boolean => SUSPICIOUS.test(text)

/** Without control characters (no database keeps NUL), and with U+FFFD where half a surrogate pair stood. */
export const cleaned = (text: string): string =>
  needsCleaning(text) ? text.replace(CONTROLS, '').replace(LONE_SURROGATES, '\ufffd') : text
