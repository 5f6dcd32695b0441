/** Why a model is poor, from the numbers. */
import { isolated } from '../base/dom.js';
import { count, list, percent, plural } from '../base/format.js';
import { t } from '../base/words.js';
import { picturesOf } from './dataset.js';

const FEW = 20;
const UNEVEN = 3;
const GAP = 0.15;
const WELL = 0.9;
const POOR = 0.8;
const SMALL_TEST = 20;

/** Sentences about the pictures and, if there is one, about the ended run; none if nothing stands out. */
export const adviceFor = ({ counts, test }, run) => [...ofCounts(counts), ...ofParts(counts), ...(run ? ofRun(run, test) : [])];

function ofCounts(counts) {
	const sorted = [...counts].sort((a, b) => picturesOf(a) - picturesOf(b));
	const [least, most] = [sorted[0], sorted.at(-1)];
	if (!most || !picturesOf(most)) {
		return [];
	}
	const places = { pictures: plural(picturesOf(least), 'picture'), less: isolated(least.label), n: count(picturesOf(most)),
		more: isolated(most.label), few: FEW };
	return picturesOf(least) * UNEVEN <= picturesOf(most)
		? [t('{pictures} of {less}, {n} of {more}: it prefers what it saw more often. Show it more of {less}.', places)]
		: picturesOf(least) < FEW ? [t('{pictures} of {less}: show it {few} or more of each label.', places)] : [];
}

/** Each label needs pictures in both parts. */
function ofParts(counts) {
	const without = (part) => list(counts.filter((each) => picturesOf(each) && !each[part]).map(({ label }) => isolated(label)));
	const [untested, unlearned] = [without('test'), without('train')];
	return [
		untested ? t('There are no pictures of {labels} to test with: record a second time, or upload more. All pictures of '
			+ 'one recording are alike, so they are either to learn from or to test with.', { labels: untested }) : '',
		unlearned ? t('There are no pictures of {labels} to learn from: add more.', { labels: unlearned }) : '',
	].filter(Boolean);
}

function ofRun({ trainAccuracy: train, testAccuracy: right }, test) {
	const places = { train: percent(train), test: percent(right), pictures: plural(test, 'picture') };
	if (train == null || right == null) {
		return [];
	}
	return [
		train < POOR ? t('It gets {train} right of the pictures that it learned from: are some under a wrong label, or do the labels look '
			+ 'alike?', places) : '',
		train - right > GAP && right < WELL ? t('It gets {train} right of the pictures that it learned from, but {test} of the others: '
			+ 'it knows them by heart. Show it more pictures, on other backgrounds and in other light.', places) : '',
		test < SMALL_TEST ? t('There are {pictures} to test with, too few to tell how good it is: try it with the camera.', places) : '',
	].filter(Boolean);
}
