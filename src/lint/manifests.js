/**
 * Checks the manifests in deploy against the schemas of Kubernetes: `npm --prefix src/lint run manifests`. TypeScript knows unknown and
 * missing fields and wrong types of a literal by the schemas' types.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { parseAllDocuments } from 'yaml';

const FOLDER = join(import.meta.dirname, '../../deploy/kubernetes');
const CHECKED = join(import.meta.dirname, 'node_modules/.cache/manifests');

/** A manifest as the source of a TypeScript module. */
function sourceOf(manifest) {
  const { apiVersion, kind } = manifest;
  return `import type { I${kind} } from 'kubernetes-models/${apiVersion}/${kind}';
export const manifest: I${kind} = ${JSON.stringify(manifest, null, 2)};
`;
}

/** What is wrong with a file that kustomize reads. */
function faultsOf({ resources }) {
  return resources.filter((file) => !readdirSync(FOLDER).includes(file)).map((file) => `kustomization.yaml: ${file} does not exist`);
}

mkdirSync(CHECKED, { recursive: true });
const faults = [];
const sources = [];
for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'))) {
  for (const [index, document] of parseAllDocuments(readFileSync(join(FOLDER, file), 'utf8')).entries()) {
    faults.push(...document.errors.map(({ message }) => `${file}: ${message}`));
    const manifest = document.toJS();
    if (manifest.kind === 'Kustomization') {
      faults.push(...faultsOf(manifest));
    }
    else {
      const source = join(CHECKED, `${file}.${index}.ts`);
      writeFileSync(source, sourceOf(manifest));
      sources.push(source);
    }
  }
}
const options = { noEmit: true, strict: true, skipLibCheck: true, types: [], module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler };
for (const { file, messageText } of ts.getPreEmitDiagnostics(ts.createProgram(sources, options))) {
  faults.push(`${file?.fileName.replace(/.*\//, '').replace(/\.\d+\.ts$/, '')}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}
faults.forEach((fault) => console.error(fault));
console.log(`${sources.length} manifests checked`);
process.exitCode = faults.length ? 1 : 0;
