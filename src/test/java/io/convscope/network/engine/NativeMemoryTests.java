package io.convscope.network.engine;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs(OS.LINUX)
class NativeMemoryTests {

	private static final int ARRAYS = 8;

	private static final int LENGTH = 20 << 20;

	@Test
	void largeArraysAreGivenBackWhenTheyAreFreed() {
		NativeMemory.giveBack();
		// the first one freed would raise the size up to which others are kept
		use(1);
		long before = Pointer.physicalBytes();
		use(ARRAYS);
		assertThat(Pointer.physicalBytes() - before).isLessThan(LENGTH);
	}

	private static void use(int arrays) {
		BytePointer[] used = new BytePointer[arrays + 1];
		for (int i = 0; i < arrays; i++) {
			used[i] = new BytePointer(Pointer.malloc(LENGTH)).capacity(LENGTH);
			Pointer.memset(used[i], 1, LENGTH);
		}
		// keeps what is below it from being trimmed
		used[arrays] = new BytePointer(Pointer.malloc(1024)).capacity(1024);
		for (BytePointer each : used) {
			Pointer.free(each);
		}
	}

}
