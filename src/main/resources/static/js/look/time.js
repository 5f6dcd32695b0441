/** A slider over the epochs that the model's run has kept: maps and filters form as it moves. */
import { getJson, path } from '../base/api.js';
import { byId } from '../base/dom.js';
import { adjust, learn, modelInUse, on, view, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { wanted } from '../base/wanted.js';
import { epochShown, keptOf } from './source.js';
import { shownLayer } from './strip.js';

const PACE = 700;

const slider = byId('time-slider');
let timer;

/** Starts the slider; it is there where the run has kept its epochs. */
export function startTime() {
	slider.addEventListener('input', () => {
		stop();
		choose(Number(slider.value));
	});
	byId('time-play').addEventListener('click', () => (timer ? stop() : play()));
	on(['inUse', 'layer', 'layers', 'tab'], ask);
	on(['kept', 'epoch', 'layer', 'layers', 'inUse'], render);
}

const ask = wanted(() => {
	const model = modelInUse();
	const run = world.runs.find(({ id }) => id === model?.runId);
	return model && inSight('look') ? { version: model.version, run: run ? run.id : null } : null;
}, ({ run }) => (run === null ? null : getJson(path('runs', run, 'epochs')).catch(() => null)), (kept) => learn({ kept }));

const epochs = () => (shownLayer() && modelInUse() ? keptOf(shownLayer(), modelInUse()) : []);

// the slider's last place is the model itself: its own epoch, which is the best and not always the last
function choose(at) {
	adjust({ epoch: at < epochs().length ? String(epochs()[at]) : '' });
}

function render() {
	const kept = epochs();
	byId('time').hidden = kept.length < 2;
	if (kept.length < 2) {
		stop();
		return;
	}
	const shown = epochShown(shownLayer(), modelInUse());
	slider.max = kept.length;
	slider.value = shown === '' ? kept.length : kept.indexOf(Number(shown));
	const { epoch } = modelInUse();
	const text = shown === '' ? `the model${epoch == null ? '' : ` (epoch ${epoch})`}` : shown === '0' ? 'untrained' : `after epoch ${shown}`;
	byId('time-text').textContent = text;
	slider.setAttribute('aria-valuetext', text);
}

function play() {
	byId('time-play').textContent = '⏸';
	const start = view.epoch === '' ? 0 : Number(slider.value) + 1;
	const next = (at) => {
		choose(at);
		timer = at < epochs().length ? setTimeout(next, PACE, at + 1) : stop();
	};
	next(start);
}

function stop() {
	clearTimeout(timer);
	timer = undefined;
	byId('time-play').textContent = '▶';
}
