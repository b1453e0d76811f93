package dev.pypack.lock.tree;

import dev.pypack.build.ByteCount;
import dev.pypack.finding.EscapedText;
import dev.pypack.lock.tree.TreeNode.Below;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A dependency tree in ASCII, which every console can show. */
final class TreeText {
    private static final String INDENT = "  ";

    private final DependencyTree tree;
    private final List<String> lines = new ArrayList<>();
    private boolean isRepeated;
    private boolean isCut;

    TreeText(DependencyTree tree) {
        this.tree = tree;
    }

    List<String> toLines() {
        tree.targets().forEach(this::add);
        if (isRepeated) {
            lines.add("(*) what is below it stands above");
        }
        if (isCut) {
            lines.add("(...) what is below it is deeper than asked for");
        }
        return List.copyOf(lines);
    }

    private void add(TargetTree target) {
        String asked = tree.question().inverted().orElse("");
        if (asked.isEmpty()) {
            lines.add(target.target() + ": " + summary(target));
            target.sections().forEach(this::add);
        } else if (target.inverted().isEmpty()) {
            lines.add(target.target() + ": " + asked + " is not installed");
        } else {
            lines.add(target.target() + ": who needs " + asked);
            addAll(target.inverted(), INDENT);
        }
    }

    private static String summary(TargetTree target) {
        String packages = target.files() + (target.files() == 1 ? " package" : " packages");
        if (target.unknown() == 0) {
            return packages + ", " + ByteCount.inWords(target.bytes());
        }
        return target.unknown() == target.files()
                ? packages
                : packages + ", " + ByteCount.inWords(target.bytes()) + " without " + target.unknown()
                        + " of unknown size";
    }

    private void add(TreeSection section) {
        boolean isEmpty = section.roots().isEmpty()
                && section.unexplained().isEmpty()
                && section.missing().isEmpty();
        String remark = section.isLocked() ? (isEmpty ? ": nothing" : "") : ": not in the lock";
        lines.add(INDENT + section.list() + remark);
        section.missing().forEach(missing -> lines.add(INDENT + missing + ": the lock has no such package"));
        addAll(section.roots(), INDENT);
        if (!section.unexplained().isEmpty()) {
            lines.add(INDENT + "the lock does not say what needs these:");
            addAll(section.unexplained(), INDENT);
        }
    }

    private void addAll(List<TreeNode> nodes, String indent) {
        for (int i = 0; i < nodes.size(); i++) {
            boolean isLast = i == nodes.size() - 1;
            lines.add(indent + (isLast ? "\\- " : "+- ") + line(nodes.get(i)));
            addAll(nodes.get(i).children(), indent + (isLast ? "   " : "|  "));
        }
    }

    private String line(TreeNode node) {
        isRepeated |= node.below() == Below.REPEATED;
        isCut |= node.below() == Below.CUT;
        StringBuilder line = new StringBuilder(node.name());
        node.version()
                .ifPresentOrElse(
                        version -> line.append(' ').append(version),
                        () -> node.file().ifPresent(file -> line.append(" of ").append(file)));
        node.size().ifPresent(size -> line.append(", ").append(ByteCount.inWords(size)));
        node.license().ifPresent(license -> line.append(", ").append(EscapedText.of(license)));
        if (!node.asked().isEmpty()) {
            line.append(node.asked().stream().map(this::asked).collect(Collectors.joining("; ", " (", ")")));
        }
        return line.append(mark(node.below())).toString();
    }

    /** In a tree that is not inverted the list stands above. */
    private String asked(TreeRequirement asked) {
        return tree.question().inverted().isPresent()
                ? asked.list() + ": " + asked.requirement()
                : asked.requirement().toString();
    }

    private static String mark(Below below) {
        return switch (below) {
            case SHOWN -> "";
            case REPEATED -> " (*)";
            case CUT -> " (...)";
        };
    }
}
