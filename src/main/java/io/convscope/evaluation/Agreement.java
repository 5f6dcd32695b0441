package io.convscope.evaluation;

import java.util.function.IntPredicate;

/**
 * How often two models are right or wrong on the same pictures. The five counts add up to
 * the number of pictures.
 *
 * @param bothRight both are right
 * @param onlyA only the first is right
 * @param onlyB only the second is right
 * @param bothWrongAlike both predict the same wrong class
 * @param bothWrongDifferently both are wrong and predict different classes
 */
record Agreement(int bothRight, int onlyA, int onlyB, int bothWrongAlike, int bothWrongDifferently) {

	static Agreement of(TestPredictions a, TestPredictions b) {
		IntPredicate rightA = a::isRight;
		IntPredicate rightB = b::isRight;
		IntPredicate bothWrong = rightA.or(rightB).negate();
		IntPredicate alike = (picture) -> a.predicted(picture) == b.predicted(picture);
		return new Agreement(count(a, rightA.and(rightB)), count(a, rightA.and(rightB.negate())),
				count(a, rightB.and(rightA.negate())), count(a, bothWrong.and(alike)),
				count(a, bothWrong.and(alike.negate())));
	}

	private static int count(TestPredictions predictions, IntPredicate which) {
		return (int) predictions.pictures().filter(which).count();
	}

}
