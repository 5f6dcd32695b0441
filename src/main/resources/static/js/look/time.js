/** A slider over the epochs that the model's run has kept: maps and filters form as it moves. */
import { byId } from '../base/dom.js';
import { epochSlider } from '../base/epoch-slider.js';
import { modelInUse, on } from '../base/state.js';
import { keptOf } from './source.js';
import { shownLayer } from './strip.js';

/** Starts the slider; it is there where the run has kept its epochs. */
export function startTime() {
	on(['kept', 'epoch', 'layer', 'layers', 'inUse'], epochSlider(byId('time'), epochs));
}

function epochs() {
	const kept = shownLayer() && modelInUse() ? keptOf(shownLayer(), modelInUse()) : [];
	return kept.length > 1 ? kept : [];
}
