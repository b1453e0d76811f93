package dev.pypack.lock.uv;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.UserInfo;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.lock.inputs.UvPlaces;
import dev.pypack.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What uv was asked, for what is said where it found no answer.
 *
 * @param inputs what is required
 * @param environment the variables that it saw
 * @param target the only target that was asked about, if it was one alone
 */
record UvQuestion(LockInputs inputs, Map<String, String> environment, Optional<Target> target) {
    private static final String DEFAULT_INDEX = "UV_DEFAULT_INDEX";

    /** A mistake in what is required of a package. */
    UserMistake mistake(String id, String name, String message, String remedy, UvWords words) {
        return mistake(id, inputs.place(name), message, remedy, words);
    }

    UserMistake mistake(String id, Place place, String message, String remedy, UvWords words) {
        String alone = target.map(each -> " for " + each + " alone").orElse("");
        String below = Stream.of(remedy, words.quoted())
                .filter(text -> !text.isEmpty())
                .reduce((first, second) -> first + "\n" + second)
                .orElseThrow();
        return new UserMistake(Finding.error(id, place, message + alone, below));
    }

    /** The package indexes that uv asked, without logins. */
    String indexes() {
        UvPlaces places = inputs.places();
        List<String> urls = new ArrayList<>();
        if (!places.haveNoIndex()) {
            urls.addAll(List.of(environment.getOrDefault("UV_INDEX", "").split(" ", -1)));
        }
        urls.addAll(places.urls());
        if (places.haveNoIndex()) {
            urls.add("no index (no-index)");
        } else if (environment.containsKey(DEFAULT_INDEX)) {
            urls.add(environment.get(DEFAULT_INDEX));
        } else if (!places.nameDefaultIndex()) {
            urls.add("the default index of uv");
        }
        return String.join(
                ", ",
                urls.stream()
                        .filter(url -> !url.isBlank())
                        .map(url -> UserInfo.removed(url.replaceFirst("^[A-Za-z0-9_.-]+=(?=[a-z]+:)", "")))
                        .distinct()
                        .toList());
    }
}
