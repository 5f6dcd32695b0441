/** The view of the models: how good they are, what they get wrong, and how to use them elsewhere. */
import { startAliases } from './models/aliases.js';
import { startModelCard } from './models/card.js';
import { startCompare } from './models/compare.js';
import { startEvaluation } from './models/evaluation.js';
import { startImport } from './models/import.js';
import { startModelList } from './models/list.js';
import { startSnippet } from './models/snippet.js';

startModelList();
startModelCard();
startAliases();
startImport();
startEvaluation();
startCompare();
startSnippet();
