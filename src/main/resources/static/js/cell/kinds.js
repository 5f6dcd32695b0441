/** How a cell of each kind of layer is explained: its words, and its computation. */
import * as convolution from './convolution.js';
import { batchnorm, dropout, leakyrelu, plain, relu } from './elementwise.js';
import { dense, softmax } from './flat.js';
import { avgpool, globalavgpool, maxpool } from './pooling.js';

const KINDS = { convolution, batchnorm, relu, leakyrelu, dropout, maxpool, avgpool, globalavgpool, dense, softmax };

/** The explanation for an answer about a cell. */
export const kindOf = ({ kind }) => KINDS[kind] ?? plain;
