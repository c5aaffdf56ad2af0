// Every page in every language, in the smallest window there is and in the usual one: no label is cut, and none is left
// in English. Paths, names and values are data: tables cut them, and may.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "tests/e2e/console_session.hpp"
#include "tests/e2e/viewer_session.hpp"

using namespace lifeboat::e2e;

namespace {

constexpr const char* k_smallest = "800x600";
constexpr const char* k_usual = "1024x768";  // has more side by side

// Labels that are the same in French, and names of things.
const std::set<std::string> k_same_words = {
    "Code", "English", "Français", "OK", "Partition", "Port", "Services", "Ticket", "Type", "Windows", "Winlogon"};

struct Page {
  std::string name;
  nlohmann::json items;
};

// What the program says itself, on something that has one label: cut, it says less.
bool is_label(const nlohmann::json& item) {
  constexpr std::array k_roles = {"button", "check", "radio", "tool",  "tab",  "column", "menu-item",
                                  "combo",  "input", "hex",   "header", "text", "dialog"};
  return std::ranges::find(k_roles, item.at("role").get<std::string>()) != k_roles.end();
}

// Walks over the pages and keeps what is on each.
class Walk {
 public:
  std::vector<Page> pages;

  void keep(UiSession& session, const std::string& name) { pages.push_back({name, session.dump()}); }

  void boot_flow(ConsoleSession& console) {
    const std::vector<std::pair<std::string, std::string>> steps = {
        {"boot/next", "network"},          {"boot/remap-yes", "drive letters"}, {"boot/layouts", "keyboard"},
        {"boot/installations/system-1", "installations"}, {"boot/toolset", "options"}};
    for (const auto& [item, name] : steps) {
      console.wait_for(item);
      if (name == "network") console.click("boot/network-no");
      if (name == "installations") {
        console.wait_for("boot/installations/system-1");
        console.click("boot/installations/system-1");
      }
      keep(console, name);
      if (name != "options") console.click("boot/next");
    }
    console.click("header/power");
    console.wait_for("power-question/stay");
    keep(console, "power");
    console.click("power-question/stay");
    console.click("boot/toolset");
    console.wait_for("toolset/registry-editor");
    keep(console, "toolset");
  }

  void remote_connection(ConsoleSession& console) {
    console.click("toolset/remote-connection");
    console.wait_for("remote-connection/start");
    keep(console, "remote connection");
    console.click("remote-connection/start");
    console.wait_for("remote-connection/new-ticket");
    keep(console, "ticket");
    console.click("tabs/toolset");
  }

  // The first page of each tool that can be opened, one at a time.
  void every_tool(ConsoleSession& console) {
    for (const auto& item : console.dump()) {
      if (item.at("role") != "tool" || !item.at("enabled")) continue;
      const std::string id = item.at("path").get<std::string>().substr(std::string("toolset/").size());
      console.click("toolset/" + id);
      console.wait_for("tabs/" + id);
      keep(console, id);
      console.click("tabs/" + id + "-close");
      console.wait_for("toolset/" + id);
    }
  }

  // The page, each menu, and what each entry opens.
  void registry_editor(ConsoleSession& console) {
    console.wait_for("toolset/registry-editor");
    console.click("toolset/registry-editor");
    console.wait_for("registry-editor/address");
    go_to(console, "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Spooler");
    console.wait_for("registry-editor/values/Start");
    console.click("registry-editor/values/Start");
    keep(console, "registry editor");
    for (const std::string bar : {"file-bar", "edit-bar", "go-bar", "favourites-bar"}) {
      const std::string menu = "registry-editor/" + bar + "-menu/";
      for (const std::string& entry : entries_of(console, bar)) {
        if (bar != "favourites-bar") open(console, bar, menu + entry);
      }
    }
  }

 private:
  void go_to(ConsoleSession& console, const std::string& key) {
    console.click("registry-editor/address");
    console.key("Ctrl+A");
    console.ui({"type", key});
    console.key("Enter");
  }

  // Names of the entries that can be chosen.
  std::vector<std::string> entries_of(ConsoleSession& console, const std::string& bar) {
    console.click("registry-editor/" + bar);
    const nlohmann::json items = console.dump();
    pages.push_back({bar, items});
    console.key("Escape");
    std::vector<std::string> names;
    for (const auto& item : items) {
      const std::string path = item.at("path");
      if (item.at("role") == "menu-item" && item.at("enabled")) names.push_back(path.substr(path.rfind('/') + 1));
    }
    return names;
  }

  void open(ConsoleSession& console, const std::string& bar, const std::string& entry) {
    console.click("registry-editor/" + bar);
    console.click(entry);
    keep(console, entry);
    console.key("Escape");
  }
};

std::vector<Page> walk(const std::string& language, const std::string& size) {
  Walk walk;
  const std::vector<std::string> in_language = {"env", "LANGUAGE=" + language};
  ConsoleSession console({"--boot", "--size", size}, std::nullopt, in_language);
  walk.boot_flow(console);
  walk.every_tool(console);
  walk.remote_connection(console);
  walk.registry_editor(console);
  CHECK(console.quit() == 0);
  return std::move(walk.pages);
}

// Once for all tests: a walk takes seconds.
const std::vector<Page>& pages_in(const std::string& language, const std::string& size) {
  static std::map<std::string, std::vector<Page>> walks;
  const std::string name = language + " " + size;
  const auto known = walks.find(name);
  return known != walks.end() ? known->second : walks.emplace(name, walk(language, size)).first->second;
}

std::map<std::string, std::string> labels_by_path(const Page& page) {
  std::map<std::string, std::string> labels;
  for (const auto& item : page.items) {
    // A line of text may be data, what is typed into, and what is looked at.
    if (is_label(item) && item.at("role") != "text") labels[item.at("path")] = item.at("label");
  }
  return labels;
}

}  // namespace

TEST_CASE("no label is cut, in any language and size") {
  const std::string language = GENERATE("en", "fr");
  const std::string size = GENERATE(k_smallest, k_usual);
  for (const Page& page : pages_in(language, size)) {
    for (const auto& item : page.items) {
      INFO(language << ", " << size << ", " << page.name << ", " << item.at("path") << ": " << item.at("label"));
      CHECK_FALSE((is_label(item) && item.at("cut").get<bool>()));
    }
  }
}

TEST_CASE("on the way in, all that can be pressed is in sight at 800x600, in any language") {
  const std::string language = GENERATE("en", "fr");
  for (const Page& page : pages_in(language, k_smallest)) {
    for (const auto& item : page.items) {
      const std::string path = item.at("path"), role = item.at("role");
      if (!path.starts_with("boot/") || role == "row" || role == "text") continue;
      INFO(language << ", " << page.name << ", " << path);
      CHECK(item.at("visible").get<bool>());
    }
  }
}

TEST_CASE("in French no label is left in English") {
  const auto& english = pages_in("en", k_smallest);
  const auto& french = pages_in("fr", k_smallest);
  REQUIRE(english.size() == french.size());
  for (std::size_t i = 0; i < english.size(); ++i) {
    const auto labels = labels_by_path(french[i]);
    for (const auto& [path, label] : labels_by_path(english[i])) {
      if (label.empty() || k_same_words.contains(label)) continue;
      INFO(english[i].name << ", " << path);
      const auto same = labels.find(path);  // of buttons that the menus have too, French has room for fewer
      CHECK((same == labels.end() || same->second != label));
    }
  }
}

TEST_CASE("another language chosen on the first page is the language of all that comes, tools and problems too") {
  ConsoleSession console({"--boot", "--size", k_smallest});
  console.wait_for("boot/language-fr");
  console.click("boot/language-fr");
  console.wait_until_says("Langue");
  console.click("boot/network-no");
  for (const std::string next : {"boot/remap-yes", "boot/layouts", "boot/installations/system-1", "boot/toolset"}) {
    console.click("boot/next");
    console.wait_for(next);
    if (next == "boot/layouts") console.wait_until_says("Disposition du clavier");
  }
  CHECK(console.item("boot/remote-connection").at("label") == "Connexion à distance");
  console.click("boot/toolset");
  console.wait_for("toolset/registry-editor");
  CHECK(console.item("toolset/registry-editor").at("label") == "Éditeur du Registre");
  CHECK(console.quit() == 0);
}

TEST_CASE("a tool's actions explain themselves in the person's language") {
  const Finished help = run({"env", "LANGUAGE=fr", lifeboat_program(), "regedit", "--help"});
  CHECK_THAT(help.output, Catch::Contains("Affiche une valeur"));
  CHECK_THAT(help.output, !Catch::Contains("Prints a value"));
}

TEST_CASE("help is in the person's language, its headings too") {
  for (const std::vector<std::string>& command : {std::vector<std::string>{"--help"}, {"settings", "check", "--help"}}) {
    std::vector<std::string> line = {"env", "LC_ALL=C.UTF-8", "LANGUAGE=fr", lifeboat_program()};
    line.insert(line.end(), command.begin(), command.end());
    const std::string help = run(line).output;
    CAPTURE(help);
    CHECK_THAT(help, Catch::Contains("affiche cette aide") && Catch::Contains("Usage\u202F: lifeboat"));
    for (const char* english : {"Print this", "Options:", "Positionals", "TEXT ", "REQUIRED"}) {
      CHECK_THAT(help, !Catch::Contains(english));
    }
  }
}

TEST_CASE("the viewer's form fits at 800x600 in any language") {
  for (const char* language : {"en", "fr"}) {
    ::setenv("LANGUAGE", language, 1);
    ViewerSession viewer({"--size", k_smallest});
    for (const auto& item : viewer.dump()) {
      INFO(language << ", " << item.at("path") << ": " << item.at("label"));
      CHECK_FALSE(item.at("cut").get<bool>());
    }
    CHECK((viewer.item("form/connect").at("label") == "Connect") == (std::string(language) == "en"));
    viewer.quit();
  }
}
