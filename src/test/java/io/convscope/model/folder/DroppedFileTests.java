package io.convscope.model.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DroppedFileTests {

	@TempDir
	private Path folder;

	@Test
	void theOnlyOneMayHaveAnotherName() throws IOException {
		write("v1.2.pt", "weights");
		Map<String, DroppedFile> found = DroppedFile.in(this.folder, "pictures");
		assertThat(found).containsOnlyKeys("pictures");
		assertThat(found.get("pictures").description()).isEqualTo(this.folder.resolve("v1.2.json"));
		assertThat(found.get("pictures").stamped()).isEqualTo(found.get("pictures"));
		write("cat.pth", "weights");
		assertThat(DroppedFile.in(this.folder, "pictures")).containsOnlyKeys("v1.2", "cat");
	}

	@Test
	void weightsFilesAreNamedByTheirModels() throws IOException {
		for (String name : new String[] { "cat.safetensors", "dog.pth", "v1.2.pt", "cat.json", ".hidden.pth",
				"cat.safetensors.tmp", ".pt", "notes.txt" }) {
			write(name, "weights");
		}
		Files.createDirectory(this.folder.resolve("folder.pth"));
		assertThat(DroppedFile.in(this.folder, null).keySet()).containsExactly("cat", "dog", "v1.2");
	}

	@Test
	void itsStampChangesWithTheFileAndItsDescription() throws IOException {
		write("cat.pth", "weights");
		DroppedFile first = look();
		assertThat(look()).isEqualTo(first);
		write("cat.json", "{}");
		DroppedFile described = look();
		assertThat(described).isNotEqualTo(first);
		write("cat.pth", "weights that are longer");
		assertThat(look()).isNotEqualTo(described);
	}

	@Test
	void aFileThatIsRenamedIntoPlaceIsAnother() throws IOException {
		Path file = write("cat.pth", "weights");
		FileTime time = Files.getLastModifiedTime(file);
		DroppedFile first = look();
		Path other = write("cat.tmp", "weighty");
		Files.setLastModifiedTime(other, time);
		Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
		assertThat(look()).isNotEqualTo(first);
	}

	@Test
	void aFolderThatCanOnlyBeReadIsEnough() throws IOException {
		write("cat.pth", "weights");
		Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("r-xr-xr-x"));
		try {
			assertThat(DroppedFile.in(this.folder, null)).containsOnlyKeys("cat");
		}
		finally {
			Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
	}

	@Test
	void aFolderThatIsGoneIsNoEmptyOne() {
		assertThatExceptionOfType(NoSuchFileException.class)
			.isThrownBy(() -> DroppedFile.in(this.folder.resolve("gone"), null));
	}

	private DroppedFile look() throws IOException {
		Map<String, DroppedFile> found = DroppedFile.in(this.folder, null);
		assertThat(found).containsOnlyKeys("cat");
		return found.get("cat");
	}

	private Path write(String name, String content) throws IOException {
		return Files.writeString(this.folder.resolve(name), content);
	}

}
