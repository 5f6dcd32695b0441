package io.convscope.dataset.own;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetAbsentException;
import io.convscope.dataset.DatasetDetails;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.Part;
import org.jspecify.annotations.Nullable;

/**
 * The labels and pictures that a data set has at one moment. Immutable; a change makes
 * another one. What takes time is computed when it is first asked for.
 */
final class Listing {

	private static final Comparator<OwnPicture> BY_ID = Comparator.comparing(OwnPicture::id);

	private final DatasetFile file;

	// sorted by id
	private final List<OwnPicture> pictures;

	// the class of each label, by its number
	private final Map<Integer, Integer> classes = new HashMap<>();

	private volatile @Nullable Map<Part, PartPictures> parts;

	private Listing(DatasetFile file, List<OwnPicture> sorted) {
		this.file = file;
		this.pictures = sorted;
		file.labels().forEach((label) -> this.classes.put(label.number(), this.classes.size()));
	}

	/**
	 * Lists the pictures that labels have.
	 * @param file the labels
	 * @param pictures the pictures, in any order; those of other labels are left out
	 * @return the list
	 */
	static Listing of(DatasetFile file, Collection<OwnPicture> pictures) {
		Listing empty = new Listing(file, List.of());
		return new Listing(file,
				pictures.stream().filter((each) -> empty.classes.containsKey(each.label())).sorted(BY_ID).toList());
	}

	DatasetFile file() {
		return this.file;
	}

	String name() {
		return this.file.name();
	}

	/**
	 * Lists all pictures.
	 * @return the pictures, sorted by id
	 */
	List<OwnPicture> pictures() {
		return this.pictures;
	}

	int size() {
		return this.pictures.size();
	}

	@Nullable OwnPicture find(String id) {
		int place = place(id);
		return (place >= 0) ? this.pictures.get(place) : null;
	}

	/**
	 * Finds a picture.
	 * @param id its id
	 * @return the picture
	 * @throws UnknownPictureException if there is no such picture
	 */
	OwnPicture get(String id) {
		OwnPicture picture = find(id);
		if (picture == null) {
			throw UnknownPictureException.of(id, name());
		}
		return picture;
	}

	private int place(String id) {
		return Collections.binarySearch(this.pictures, new OwnPicture(id, 0, Part.TRAIN), BY_ID);
	}

	/**
	 * Adds a picture, or replaces the one with its id.
	 */
	Listing with(OwnPicture picture) {
		int place = place(picture.id());
		List<OwnPicture> changed = new ArrayList<>(this.pictures);
		if (place >= 0) {
			changed.set(place, picture);
		}
		else {
			changed.add(-1 - place, picture);
		}
		return new Listing(this.file, changed);
	}

	Listing without(OwnPicture picture) {
		List<OwnPicture> changed = new ArrayList<>(this.pictures);
		changed.remove(place(picture.id()));
		return new Listing(this.file, changed);
	}

	LabelledPicture labelled(OwnPicture picture) {
		int label = this.classes.get(picture.label());
		return new LabelledPicture(picture.id(), this.file.labels().get(label).name(), label, picture.part());
	}

	PartPictures part(Part part) {
		Map<Part, PartPictures> known = this.parts;
		if (known == null) {
			known = new EnumMap<>(Part.class);
			for (Part each : Part.values()) {
				known.put(each, PartPictures.of(this.pictures, each, (picture) -> this.classes.get(picture.label())));
			}
			this.parts = known;
		}
		return known.get(part);
	}

	/**
	 * Requires that there is a data set to use or to change.
	 * @throws DatasetAbsentException if it is being imported, or the import has failed
	 */
	void requireReady() {
		if (!this.file.isReady()) {
			throw DatasetAbsentException.of(status(null));
		}
	}

	DatasetStatus status(DatasetDetails.@Nullable Progress progress) {
		PartPictures train = part(Part.TRAIN);
		PartPictures test = part(Part.TEST);
		List<DatasetDetails.LabelCount> counts = counts(train, test);
		List<DatasetDetails.Finding> problems = new ArrayList<>(this.file.problems());
		problems.addAll(LabelFindings.of(counts));
		String fingerprint = this.file.isReady() ? Dataset.fingerprint(this.file.names(), train.digest(), test.digest())
				: null;
		return new DatasetStatus(name(), this.file.state(), this.file.names(), train.size(), test.size(), null, null,
				this.file.reason(),
				new DatasetDetails(true, this.file.side(), this.file.testShare(), this.file.createdAt(), fingerprint,
						counts, problems, (this.file.state() == DatasetStatus.State.IMPORTING) ? progress : null));
	}

	private List<DatasetDetails.LabelCount> counts(PartPictures train, PartPictures test) {
		int[] inTrain = train.counts(this.file.labels().size());
		int[] inTest = test.counts(this.file.labels().size());
		List<DatasetDetails.LabelCount> counts = new ArrayList<>();
		for (String name : this.file.names()) {
			counts.add(new DatasetDetails.LabelCount(name, inTrain[counts.size()], inTest[counts.size()]));
		}
		return counts;
	}

}
