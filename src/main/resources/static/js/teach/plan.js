/** How a data set of the user's own is trained: by its size. */
import { getJson } from '../base/api.js';

/** The models that others start from, the best first; they come with the service. */
const BASES = ['pretrained-deep', 'pretrained'];

// from so many pictures of a label on, a network that starts anew is better
export const MANY = 500;

const STEPS = 400;
const BATCH = 16;
const PICTURES_SEEN = 150_000;

const within = (least, value, greatest) => Math.round(Math.max(least, Math.min(value, greatest)));

/** The request that trains it: few pictures start from what another model has learned. */
export function planOf({ name, labels, train }, models) {
	const from = BASES.find((base) => models.some(({ id }) => id === base));
	if (from && train < MANY * labels.length) {
		const epochs = within(10, STEPS / Math.max(1, train / BATCH), 60);
		return { dataset: name, recipe: 'transfer', from, epochs, batchSize: BATCH, augmentation: ['shift', 'color'] };
	}
	return { dataset: name, recipe: 'fast', epochs: within(3, PICTURES_SEEN / Math.max(1, train), 30), augmentation: ['shift', 'color'] };
}

/** The network of recipe `fast`. */
const NETWORK = 'deep';

/** The side of the pictures, in pixels, that it and the models to start from take. */
export const USUAL_SIDE = 32;

/** What the request says of the network: one that starts anew takes the pictures in their full size. */
export async function networkOf({ from }, { pictureSize }) {
	if (from || pictureSize <= USUAL_SIDE) {
		return {};
	}
	const { network } = await getJson(`networks/${NETWORK}`);
	return { network: { ...network, name: `${NETWORK}-${pictureSize}`, input: { ...network.input, size: pictureSize } } };
}
