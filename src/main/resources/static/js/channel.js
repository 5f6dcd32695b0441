/** One channel, large, with its numbers. */
import { path } from './api.js';
import { byId, el, newestOnly, showBlob } from './dom.js';
import { percent, short } from './format.js';
import { shownLayer } from './layers.js';
import { mapsImage, mapsValues, picture, PROBE } from './picture.js';
import { modelInUse, view } from './state.js';

const dialog = byId('channel');
let channel = 0;

dialog.addEventListener('click', (event) => {
	const { step, close } = event.target.dataset;
	if (step) {
		move(Number(step));
	}
	// a click on the dialog itself is one on the backdrop
	else if (close !== undefined || event.target === dialog) {
		dialog.close();
	}
});

dialog.addEventListener('keydown', (event) => {
	const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
	if (step) {
		move(step);
	}
});

export function openChannel(number) {
	channel = number;
	dialog.showModal();
	render();
}

function move(step) {
	const { channels } = shownLayer();
	channel = (channel + step + channels) % channels;
	render();
}

const render = newestOnly(async (isNewest) => {
	const layer = shownLayer();
	const chosen = picture() || PROBE;
	const address = path('featuremaps', layer.name);
	const parameters = { model: modelInUse().id, channel };
	byId('channel-title').textContent = `${layer.name}, channel ${channel}`;
	try {
		const blob = await mapsImage(address, chosen, { ...parameters, palette: view.palette, scale: 16 });
		const { channels } = await mapsValues(address, chosen, parameters);
		if (isNewest()) {
			showBlob(byId('channel-image'), blob);
			byId('channel-image').alt = `Channel ${channel} of ${layer.name}`;
			numbers(channels.find(({ index }) => index === channel) || channels[0]);
		}
	}
	catch (error) {
		byId('channel-title').textContent = error.message;
	}
});

function numbers({ min, max, mean, zeros }) {
	const pairs = [['Least', short(min)], ['Mean', short(mean)], ['Greatest', short(max)], ['Zeros', percent(zeros)]];
	byId('channel-numbers').replaceChildren(...pairs.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}
