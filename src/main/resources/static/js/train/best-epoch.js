/** The epoch that becomes, or became, a run's model. */

// one picture more or less is half a percent
const FEW_PICTURES = 200;

/**
 * The first of the best epochs, by the held-out pictures, or by the test pictures where none are held out, as the service has it: of
 * epochs with as many test pictures right, the one with the lowest loss on them; and by that loss alone where there are few of them.
 * @returns {{ metric: string, epoch: number, value: number }|null} null before the first epoch
 */
export function bestEpoch({ settings }, { epochs }) {
	const metric = settings.validation == null ? 'test' : 'validation';
	const accuracy = (result) => (metric === 'validation' && result.validationAccuracy != null ? result.validationAccuracy
		: result.testAccuracy);
	const isSurer = (each, so) => metric === 'test' && each.testLoss != null && so.testLoss != null && each.testLoss < so.testLoss;
	const isByLoss = ({ testLoss, testPictures }) => metric === 'test' && testLoss != null && testPictures < FEW_PICTURES;
	const isMoreAccurate = (each, so) => accuracy(each) > accuracy(so) || (accuracy(each) === accuracy(so) && isSurer(each, so));
	const isBetter = (each, so) => (isByLoss(each) && isByLoss(so) ? isSurer(each, so) : isMoreAccurate(each, so));
	const best = epochs.reduce((so, each) => (so && !isBetter(each, so) ? so : each), null);
	return best && { metric, epoch: best.epoch, value: accuracy(best) };
}
