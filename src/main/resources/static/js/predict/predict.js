/** What the model in use predicts for the chosen picture. */
import { bar } from '../base/bars.js';
import { byId, el, named, newestOnly, showProblem } from '../base/dom.js';
import { percent, sureness } from '../base/format.js';
import { looksLikeNothing } from '../base/known.js';
import { retryLater } from '../base/load-on-change.js';
import { pastPrediction } from './past-predictions.js';
import { may } from '../base/rights.js';
import { absentDataset, isForeign, picture, PICTURE_KEYS, predict } from '../picture/picture.js';
import { labelsOf, learn, modelInUse, on, show, view, world } from '../base/state.js';
import { t } from '../base/words.js';

const SHOWN = 10;

/** Starts the predictions, which are loaded for each new picture or model. */
export function startPredict() {
	on(PICTURE_KEYS, ask);
	on(['trueLabel'], markTruth);
	on(['pastPredictions', 'epoch'], render);
}

let asked = '';
let answer = null;
let problem = null;

function ask() {
	const model = modelInUse();
	const chosen = picture();
	const question = model && chosen && may('predict') ? `${model.version} ${chosen.key}` : '';
	if (question && question !== asked) {
		asked = question;
		learn({ topLabel: '' });
		send(model, chosen);
	}
	if (absentDataset() && asked) {
		asked = '';
		[answer, problem] = [null, null];
		learn({ topLabel: '', predictionFailed: false });
		render();
	}
	byId('no-picture').hidden = !model || Boolean(question || answer || problem || absentDataset() || !may('predict'));
}

const send = newestOnly(async (isNewest, model, chosen) => {
	byId('labels').setAttribute('aria-busy', 'true');
	const [result, error] = await predict(chosen, { model: model.id, top: SHOWN }).then((all) => [all], (failure) => [null, failure]);
	if (!isNewest() || !asked) {
		return;
	}
	byId('labels').setAttribute('aria-busy', 'false');
	if (error) {
		asked = '';
		retryLater(ask);
	}
	answer = result;
	problem = error;
	learn({ topLabel: result?.predictions[0]?.label || '', predictionFailed: Boolean(error) });
	render();
});

/** Shows the prediction: the model's or, for an earlier epoch, the one kept of it, with the labels in the model's order. */
function render() {
	const past = pastPrediction();
	const then = new Map(past?.predictions.map(({ label, probability }) => [label, probability]));
	const predictions = (answer?.predictions || []).map(({ label, probability }) =>
		({ label, probability: past ? then.get(label) : probability }));
	const first = past ? past.predictions[0] : predictions[0];
	showProblem(byId('predict-problem'), problem);
	byId('labels').replaceChildren(...predictions.map((prediction) => row(prediction, prediction.label === first.label)));
	byId('seen-answer').replaceChildren(...headline(first, past));
	byId('answered-by').textContent = past
		? t('What it said after epoch {epoch} of run {run}, during training.', { epoch: past.epoch, run: modelInUse().runId })
		: answer ? answeredBy(answer.model, modelInUse() || {}) : '';
	byId('unfamiliar').hidden = Boolean(past) || !looksLikeNothing(answer?.known);
	byId('explain-past').hidden = !past;
	markTruth();
}

function headline(first, past) {
	if (problem) {
		return [el('span', { class: 'wrong' }, t('No answer'))];
	}
	const lead = past ? t('After epoch {epoch} it said', { epoch: past.epoch }) : view.epoch !== '' ? t('Once trained it says')
		: isForeign() ? t('Of the {n} things it knows, it says', { n: labelsOf(modelInUse()).length }) : t('The network says');
	return first ? [el('span', {}, lead), el('strong', { 'data-label': first.label }, named(first.label)),
		el('span', {}, t('{share} sure', { share: sureness(first.probability) }))] : [];
}

function markTruth() {
	const top = byId('seen-answer').querySelector('strong');
	// neither right nor wrong if the model does not know the true label
	const known = labelsOf(modelInUse() || {}).includes(world.trueLabel);
	top?.classList.toggle('right', known && top.dataset.label === world.trueLabel);
	top?.classList.toggle('wrong', known && top.dataset.label !== world.trueLabel);
	for (const item of byId('labels').children) {
		item.classList.toggle('truth', item.dataset.label === world.trueLabel);
	}
}

function row({ label, probability }, marked) {
	return bar({ label, share: probability, text: sureness(probability), marked, press: () => show({ label }) });
}

function answeredBy({ id, testAccuracy }, model) {
	const places = { model: model.provisional ? t('{model}, still in training', { model: id }) : id, share: percent(testAccuracy) };
	return testAccuracy == null ? t('Answered by {model}.', places)
		: t('Answered by {model}; it gets {share} of the test pictures right.', places);
}
