#include "tests/e2e/remote_session.hpp"

#include <fstream>

#include "tests/e2e/spooler.hpp"

namespace lifeboat::e2e {
namespace {

std::vector<std::string> joined(std::vector<std::string> a, const std::vector<std::string>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

}  // namespace

RemoteSession::RemoteSession(std::vector<std::string> viewer_arguments, const std::string& settings)
    : console({"--system", "1", "--settings", settings_file(folder.path(), settings)}),
      facts(ask_for_ticket(console)),
      cable(static_cast<std::uint16_t>(std::stoi(facts.port))),
      viewer(joined(connect_switches({facts.ticket, std::to_string(cable.port())}), viewer_arguments), "header/header") {
  console.wait_for("session/consent/allow");
  console.click("session/consent/allow");
  viewer.wait_for("session/picture");
  viewer.click("session/scale");  // pixel by pixel
}

void RemoteSession::technician_opens_registry_editor() {
  viewer.click_there(console, "tabs/toolset");
  console.wait_for("toolset/registry-editor");
  viewer.click_there(console, "toolset/registry-editor");
  console.wait_for("registry-editor/address");
}

void RemoteSession::technician_edits_spooler() {
  technician_opens_registry_editor();
  viewer.click_there(console, "registry-editor/address");
  viewer.key("Ctrl+A");
  viewer.ui({"type", k_spooler});
  viewer.key("Enter");
  console.wait_for("registry-editor/values/Start");
  viewer.click_there(console, "registry-editor/values/Start");
  viewer.key("Enter");
  console.wait_for("registry-editor/edit/data");
  viewer.key("Ctrl+A");
  viewer.ui({"type", "4"});
  viewer.key("Enter");
  console.wait_for("registry-editor/save");
}

std::vector<pid_t> RemoteSession::processes() const {
  auto all = family_of(console.pid());
  for (const pid_t each : family_of(viewer.pid())) all.push_back(each);
  return all;
}

std::string settings_file(const std::filesystem::path& folder, const std::string& more) {
  const auto file = folder / "lifeboat.toml";
  std::ofstream(file) << "[remote]\ninventory = \"" << (folder / "inv32.xml").string() << "\"\n" << more;
  return file.string();
}

std::vector<pid_t> family_of(pid_t process) {
  std::vector<pid_t> family{process};
  for (std::size_t i = 0; i < family.size(); ++i) {
    const std::string id = std::to_string(family[i]);
    for (const auto& task : std::filesystem::directory_iterator("/proc/" + id + "/task")) {
      std::ifstream children(task.path() / "children");
      for (pid_t child = 0; children >> child;) family.push_back(child);
    }
  }
  return family;
}

}  // namespace lifeboat::e2e
