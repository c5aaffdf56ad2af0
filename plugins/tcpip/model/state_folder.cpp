#include "plugins/tcpip/model/state_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <utility>

#include "lifeboat/cpp/translate.hpp"
#include "lifeboat/cpp/unique_fd.hpp"
#include "plugins/tcpip/model/say.hpp"

namespace lifeboat::tcpip {

using sdk::tr;
namespace fs = std::filesystem;

namespace {

sdk::Failure system_failure(const fs::path& file) {
  return {LB_REFUSED, say(tr("{} cannot be written: {}"), file.string(), std::strerror(errno))};
}

bool write_whole(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(fd, text.data(), text.size());
    if (count <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace

fs::path StateFolder::usual() {
  const char* chosen = std::getenv("LIFEBOAT_RUNTIME_DIR");
  if (chosen != nullptr && *chosen != '\0') return fs::path(chosen) / "tcpip";
  const char* parent = ::access("/run", W_OK) == 0 ? "/run" : "/tmp";
  return fs::path(parent) / ("lifeboat-" + std::to_string(::geteuid())) / "tcpip";
}

sdk::Outcome<StateFolder> StateFolder::open(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder.parent_path(), error);
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return system_failure(folder);
  struct stat facts{};
  if (::lstat(folder.c_str(), &facts) != 0) return system_failure(folder);
  const bool is_ours = S_ISDIR(facts.st_mode) && facts.st_uid == ::geteuid() && (facts.st_mode & 0022) == 0;
  if (is_ours) return StateFolder(folder);
  return sdk::Failure{LB_REFUSED, say(tr("{} is not used: others can write to it."), folder.string())};
}

std::optional<Lease> StateFolder::lease(const std::string& adapter, const std::string& kind) const {
  const fs::path place = file(adapter, kind);
  if (::access(place.c_str(), R_OK) != 0) return std::nullopt;
  return parse_lease(read_small_file(place, k_max_lease_bytes));
}

sdk::Outcome<void> StateFolder::put_lease(const std::string& adapter, const std::string& kind,
                                          const Lease& lease) const {
  return write_small_file(file(adapter, kind), lease_text(lease));
}

void StateFolder::forget(const std::string& adapter, const std::string& kind) const {
  ::unlink(file(adapter, kind).c_str());
}

std::vector<std::string> StateFolder::adapters_with(const std::string& kind) const {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator each(folder_, error), end; !error && each != end; each.increment(error)) {
    const std::string name = each->path().filename().string();
    if (name.size() > kind.size() && name.ends_with('.' + kind)) names.push_back(name.substr(0, name.size() - kind.size() - 1));
  }
  std::ranges::sort(names);
  return names;
}

std::string read_small_file(const fs::path& file, std::size_t most) {
  const sdk::UniqueFd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  std::string text(most, '\0');
  const ssize_t count = fd.is_open() ? ::read(fd.get(), text.data(), text.size()) : -1;
  text.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return text;
}

sdk::Outcome<void> write_small_file(const fs::path& file, const std::string& text, unsigned mode) {
  const fs::path draft = file.string() + ".new";
  ::unlink(draft.c_str());
  const sdk::UniqueFd fd(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
  if (!fd.is_open()) return system_failure(file);
  if (write_whole(fd.get(), text) && ::rename(draft.c_str(), file.c_str()) == 0) return {};
  const auto failed = system_failure(file);
  ::unlink(draft.c_str());
  return failed;
}

}  // namespace lifeboat::tcpip
