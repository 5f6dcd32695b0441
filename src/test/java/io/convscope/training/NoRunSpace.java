package io.convscope.training;

import io.convscope.home.ConvscopeHome;

/**
 * Scripted runs take next to no room on the disk.
 */
final class NoRunSpace extends RunSpace {

	NoRunSpace(ConvscopeHome home) {
		super(home);
	}

	@Override
	void require(String what, long bytes) {
		// there is room
	}

}
