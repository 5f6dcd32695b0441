/** What is judged: the model in use, or its run's network as it was after an earlier epoch. */
import { path, withQuery } from '../base/api.js';
import { modelInUse, view, world } from '../base/state.js';

/** The epochs of which it is kept what the network said of the test pictures; none for a model that no run of this service made. */
export const epochs = () => (world.kept && world.kept.runId === modelInUse()?.runId ? world.kept.predictions : []);

/** The epoch that is judged instead of the model's own; empty for the model itself. */
export const epochShown = () => (view.epoch !== '' && epochs().includes(Number(view.epoch)) ? view.epoch : '');

/** The address of an evaluation, or of the pictures in it. */
export const evaluated = ({ id, run, epoch }, what = [], parameters = {}) => withQuery(
	epoch === '' ? path('models', id, 'evaluation', ...what) : path('runs', run, 'evaluation', ...what), { ...parameters, epoch });
