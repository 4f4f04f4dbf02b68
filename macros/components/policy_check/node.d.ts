// What the command uses of Node, which the pages have not.

declare module "node:fs/promises" {
  export const readFile: ((path: string) => Promise<Uint8Array>) & ((path: string, encoding: "utf8") => Promise<string>);
  export const writeFile: (path: string, text: string) => Promise<void>;
  export const readdir: (path: string) => Promise<string[]>;
  export const stat: (path: string) => Promise<{ size: number; isDirectory: () => boolean }>;
}
declare module "node:path" {
  export const join: (...parts: string[]) => string;
}
declare module "node:process" {
  const process: {
    argv: string[];
    exitCode: number;
    exit: (code: number) => never;
    stdout: { write: (text: string) => void };
    stderr: { write: (text: string) => void };
  };
  export default process;
}
