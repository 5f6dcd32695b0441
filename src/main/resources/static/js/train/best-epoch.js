/** The epoch that becomes, or became, a run's model. */

/**
 * The first of the best epochs, by the held-out pictures, or by the test pictures where none are held out.
 * @returns {{ metric: string, epoch: number, value: number }|null} null before the first epoch
 */
export function bestEpoch({ settings }, { epochs }) {
	const metric = settings.validation == null ? 'test' : 'validation';
	const accuracy = (result) => (metric === 'validation' && result.validationAccuracy != null ? result.validationAccuracy
		: result.testAccuracy);
	const best = epochs.reduce((so, each) => (so && accuracy(so) >= accuracy(each) ? so : each), null);
	return best && { metric, epoch: best.epoch, value: accuracy(best) };
}
