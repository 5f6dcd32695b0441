// Computes the model {model} by ONNX Runtime and tells what is in pictures: node predict.mjs picture.png ...
// Needs: npm install onnxruntime-web sharp. Reads PNG, JPEG, GIF and WebP; the service reads BMP, too.
import * as ort from 'onnxruntime-web';
import sharp from 'sharp';

const MODEL = '{service}/models/{model}';
const KEY = process.env.CONVSCOPE_KEY; // for a service that asks for a key
const SIDE = {side}; // rows and columns that the network takes
const CHANNELS = {channels}; // red, green and blue, or gray

const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

/** How much a pixel counts in one of the SIDE: the area that it covers, or between two when there are fewer. */
function share(target, source, length) {
  return length < SIDE
    ? clamp(1 - Math.abs(clamp((target + 0.5) * length / SIDE - 0.5, 0, length - 1) - source), 0, 1)
    : clamp(Math.min((target + 1) * length, (source + 1) * SIDE) - Math.max(target * length, source * SIDE), 0, SIDE) / length;
}

/** Averages each of so many rows to SIDE values, which become columns; twice makes a picture. */
function averaged(values, rows, length) {
  const result = new Float64Array(SIDE * rows);
  for (let target = 0; target < SIDE; target++) {
    for (let source = 0; source < length; source++) {
      const weight = share(target, source, length);
      for (let row = 0; weight > 0 && row < rows; row++) {
        result[target * rows + row] += weight * values[row * length + source];
      }
    }
  }
  return result;
}

/** The square in the middle as the service sees it, SIDE x SIDE pixels: channel, row, column; 0 to 1. */
async function readPicture(path) {
  const { data, info } = await sharp(path).rotate().flatten({ background: '#fff' }).toColourspace('srgb').raw()
    .toBuffer({ resolveWithObject: true });
  const side = Math.min(info.width, info.height);
  const top = Math.floor((info.height - side) / 2);
  const left = Math.floor((info.width - side) / 2);
  const planes = [0, 1, 2].map((channel) => averaged(averaged(Float64Array.from({ length: side * side }, (_, i) =>
    data[((top + Math.floor(i / side)) * info.width + left + i % side) * info.channels + channel % info.channels]),
  side, side), SIDE, side));
  const gray = planes[0].map((red, i) => 0.299 * red + 0.587 * planes[1][i] + 0.114 * planes[2][i]);
  return Float32Array.from((CHANNELS === 1 ? [gray] : planes).flatMap((plane) => Array.from(plane)),
    (value) => Math.floor(value + 0.5) / 255);
}

const ask = (address) => fetch(address, { headers: KEY ? { Authorization: `Bearer ${KEY}` } : {} });
const { labels } = await (await ask(MODEL)).json();
const weights = await (await ask(`${MODEL}/weights?format=onnx`)).arrayBuffer();
const session = await ort.InferenceSession.create(new Uint8Array(weights));

for (const path of process.argv.slice(2)) {
  const input = new ort.Tensor('float32', await readPicture(path), [1, CHANNELS, SIDE, SIDE]);
  const { probabilities } = await session.run({ input });
  const best = Array.from(probabilities.data, (value, i) => ({ value, label: labels[i] }))
    .sort((a, b) => b.value - a.value).slice(0, 3);
  console.log(path, best.map(({ label, value }) => `${label} ${value.toFixed(6)}`).join(', '));
}
