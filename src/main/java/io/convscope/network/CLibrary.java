package io.convscope.network;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * What is needed of the C library.
 */
interface CLibrary extends Library {

	int setenv(String name, String value, int overwrite);

	@Nullable Pointer dlopen(String name, int flags);

	@Nullable Pointer dlsym(Pointer library, String name);

}
