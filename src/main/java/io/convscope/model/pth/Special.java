package io.convscope.model.pth;

/**
 * What a pickle may name or hold that is neither a value nor a storage.
 */
enum Special {

	/** Python's {@code None}. */
	NONE,

	/** {@code collections.OrderedDict}. */
	ORDERED_DICT,

	/** {@code torch._utils._rebuild_tensor_v2}, which makes a view of a storage. */
	REBUILD_TENSOR,

	/** {@code torch._utils._rebuild_parameter}, which makes a tensor one that learns. */
	REBUILD_PARAMETER

}
