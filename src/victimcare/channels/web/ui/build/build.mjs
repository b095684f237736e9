// Compiles styles/*.scss into static/*.css and copies the typeface. What it writes is committed: running needs no Node.
//
//   npm ci && npm run build

import { createHash } from "node:crypto"
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { compile } from "sass"

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

// Names what a sheet was made from: a test finds sheets that were not compiled again after a change.
const sources = createHash("sha256")
for (const name of readdirSync(here("../styles")).sort()) sources.update(readFileSync(here(`../styles/${name}`)))
const made = `/* made from ${sources.digest("hex")} */`

// GOV.UK's components say left and right where ours say start and end: a page that runs from the right needs the latter.
const turning = (css) =>
  css
    .replace(/([;{])(margin|padding|border)-left(?!-color:inherit)(?=[:-])/g, "$1$2-inline-start")
    .replace(/([;{])(margin|padding|border)-right(?=[:-])/g, "$1$2-inline-end")
    .replace(/([;{])left:/g, "$1inset-inline-start:")
    .replace(/([;{])right:/g, "$1inset-inline-end:")
    .replace(/([;{])text-align:left/g, "$1text-align:start")

for (const sheet of ["page", "work"]) {
  const { css } = compile(here(`../styles/${sheet}.scss`), {
    loadPaths: [here("node_modules")],
    style: "compressed",
    charset: false,
    quietDeps: true,
  })
  writeFileSync(here(`../static/${sheet}.css`), `${turning(css)}\n${made}\n`)
}

const typeface = "node_modules/@fontsource-variable/atkinson-hyperlegible-next"
const letters = { latin: "text", "latin-ext": "text-more" }
for (const [subset, name] of Object.entries(letters)) {
  copyFileSync(
    here(`${typeface}/files/atkinson-hyperlegible-next-${subset}-wght-normal.woff2`),
    here(`../static/${name}.woff2`),
  )
}
copyFileSync(here(`${typeface}/LICENSE`), here("../static/OFL.txt"))
