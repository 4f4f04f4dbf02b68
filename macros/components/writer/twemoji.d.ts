declare module "twemoji-parser/dist/lib/regex.js" {
  const exported: { default: RegExp };
  export default exported;
}
