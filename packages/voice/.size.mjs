import { build } from 'esbuild';
import { brotliCompressSync } from 'node:zlib';
const r = await build({ stdin: { contents: process.argv[2] ?? "export * from '@dialora/voice'", resolveDir: '/work/main/packages/voice' }, bundle: true, splitting: true, outdir: '/tmp/x', write: false, minify: true, format: 'esm', target: 'es2022', conditions: ['source'], metafile: true });
for (const f of r.outputFiles) console.log(f.path, f.contents.length, brotliCompressSync(f.contents).length);
const out = Object.values(r.metafile.outputs)[0];
for (const o of Object.entries(r.metafile.outputs)) if (o[0].includes('stdin')) for (const [k,v] of Object.entries(o[1].inputs).sort((a,b)=>b[1].bytesInOutput-a[1].bytesInOutput)) console.log(v.bytesInOutput, k);
