/** Whether the wall shows a run that is training, and how to get there. */
import { byId } from '../base/dom.js';
import { activeRun, modelInUse, on, show } from '../base/state.js';
import { t } from '../base/words.js';

/** Starts the sentence above the wall. */
export function startLive() {
	byId('wall-watch').addEventListener('click', () => show({ model: activeRun().modelId, epoch: '' }));
	on(['runs', 'inUse', 'model', 'loaded'], render);
}

function render() {
	const run = activeRun();
	const shown = Boolean(run?.modelId) && modelInUse()?.id === run.modelId;
	byId('wall-live').hidden = !run;
	byId('wall-watch').hidden = !run?.modelId || shown;
	byId('wall-live-words').textContent = !run ? '' : shown
		? t('Run {id} is training: after epoch {epoch} of {epochs} its maps look like this. They are renewed after each epoch.', run)
		: run.modelId ? t('Run {id} is training. Its maps can be watched.', run)
			: t('Run {id} is training. Its maps can be watched after its first epoch.', run);
	byId('wall-watch').textContent = run ? t('Watch run {id}', run) : '';
}
