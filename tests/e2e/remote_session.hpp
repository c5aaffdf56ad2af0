// A technician who was let in: console and viewer, with a cable between them that can be pulled.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tests/e2e/viewer_session.hpp"
#include "tests/relay.hpp"

namespace lifeboat::e2e {

struct RemoteSession {
  // `viewer_arguments` beside those that connect; `settings` is more of the console's settings file.
  explicit RemoteSession(std::vector<std::string> viewer_arguments = {}, const std::string& settings = {});

  // By clicks in the viewer's picture.
  void technician_opens_registry_editor();
  // The same, and changes the spooler's Start (spooler.hpp) to 4; nothing is saved.
  void technician_edits_spooler();
  // Console with its supervisor, lifeboat-net, viewer and its decoder.
  [[nodiscard]] std::vector<pid_t> processes() const;

  TemporaryFolder folder;
  ConsoleSession console;
  ReadAloud facts;
  testing::Relay cable;
  ViewerSession viewer;
};

// Remote Connection's settings in a file of `folder`: inv32.xml lies there, too.
[[nodiscard]] std::string settings_file(const std::filesystem::path& folder, const std::string& more = {});
// That process and all below it.
[[nodiscard]] std::vector<pid_t> family_of(pid_t process);

}  // namespace lifeboat::e2e
