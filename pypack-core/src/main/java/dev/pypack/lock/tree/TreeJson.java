package dev.pypack.lock.tree;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.Locale;

/** A dependency tree as JSON. What is not known is left out. */
final class TreeJson {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private TreeJson() {}

    static String of(DependencyTree tree) {
        JsonArray targets = new JsonArray();
        tree.targets().forEach(target -> targets.add(target(target)));
        JsonObject whole = new JsonObject();
        tree.question().inverted().ifPresent(name -> whole.addProperty("inverted", name));
        whole.add("targets", targets);
        return GSON.toJson(whole) + "\n";
    }

    private static JsonObject target(TargetTree tree) {
        JsonArray lists = new JsonArray();
        tree.sections().forEach(section -> lists.add(list(section)));
        JsonObject target = new JsonObject();
        target.addProperty("id", tree.target().id());
        target.addProperty("packages", tree.files());
        target.addProperty("bytes", tree.bytes());
        target.addProperty("unknownSizes", tree.unknown());
        target.add("lists", lists);
        target.add("inverted", nodes(tree.inverted()));
        return target;
    }

    private static JsonObject list(TreeSection section) {
        JsonArray missing = new JsonArray();
        section.missing().forEach(requirement -> missing.add(requirement.toString()));
        JsonObject list = new JsonObject();
        list.addProperty("list", section.list().toString());
        list.addProperty("locked", section.isLocked());
        list.add("packages", nodes(section.roots()));
        list.add("unexplained", nodes(section.unexplained()));
        list.add("missing", missing);
        return list;
    }

    private static JsonArray nodes(Collection<TreeNode> nodes) {
        JsonArray array = new JsonArray();
        nodes.forEach(node -> array.add(node(node)));
        return array;
    }

    private static JsonObject node(TreeNode node) {
        JsonObject object = new JsonObject();
        object.addProperty("name", node.name());
        node.version().ifPresent(version -> object.addProperty("version", version.toString()));
        node.size().ifPresent(size -> object.addProperty("size", size));
        node.file().ifPresent(file -> object.addProperty("file", file));
        node.license().ifPresent(license -> object.addProperty("license", license));
        JsonArray asked = new JsonArray();
        node.asked().forEach(each -> asked.add(requirement(each)));
        object.add("requirements", asked);
        object.addProperty("below", node.below().name().toLowerCase(Locale.ROOT));
        object.add("children", nodes(node.children()));
        return object;
    }

    private static JsonObject requirement(TreeRequirement asked) {
        JsonObject object = new JsonObject();
        object.addProperty("list", asked.list().toString());
        object.addProperty("requirement", asked.requirement().toString());
        return object;
    }
}
