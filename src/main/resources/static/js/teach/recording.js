/**
 * The part that a recording belongs to. Frames of one recording are alike: with some to learn from and some to test with, a network would
 * be tested with what it knows.
 */
import { taught } from './dataset.js';
import { onTheWay } from './sending.js';

/** The part of the next recording of a label: to learn from, unless too few of its pictures are there to test with. */
export function partOfRecording(dataset, label) {
	const { counts, testShare } = taught();
	const { train = 0, test = 0 } = counts.find((each) => each.label === label) ?? {};
	const [learned, tested] = [train + onTheWay(dataset, label, 'train'), test + onTheWay(dataset, label, 'test')];
	return learned && tested < testShare * (learned + tested) ? 'test' : 'train';
}
