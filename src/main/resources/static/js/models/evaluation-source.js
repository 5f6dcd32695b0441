/** What is evaluated: the model in use, or its run's network after an earlier epoch. */
import { path, withQuery } from '../base/api.js';
import { modelInUse, view, world } from '../base/state.js';

/** The epochs whose predictions of the test pictures are kept; none for a model that no run of this service made. */
export const epochs = () => (world.keptEpochs?.runId === modelInUse()?.runId ? world.keptEpochs?.predictions || [] : []);

/** The epoch that is evaluated instead of the model; empty for the model itself. */
export const epochShown = () => (view.epoch !== '' && epochs().includes(Number(view.epoch)) ? view.epoch : '');

/** The address of an evaluation, or of its pictures. */
export const evaluationAddress = ({ id, run, epoch }, what = [], parameters = {}) => withQuery(
	epoch === '' ? path('models', id, 'evaluation', ...what) : path('runs', run, 'evaluation', ...what), { ...parameters, epoch });
