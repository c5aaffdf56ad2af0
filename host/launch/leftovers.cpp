#include "host/launch/leftovers.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <array>
#include <string>

#include "host/base/unique_fd.hpp"
#include "host/launch/console_settings.hpp"

namespace lifeboat::launch {
namespace {

// A ticket and a few addresses; what is longer is another file.
constexpr std::size_t k_max_inventory_bytes = 16U << 10;

UniqueFd open_regular(const std::filesystem::path& file) {
  UniqueFd fd(::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC));
  struct stat facts {};
  if (::fstat(fd.get(), &facts) != 0 || !S_ISREG(facts.st_mode)) fd.reset();
  return fd;
}

std::string text_in(const UniqueFd& fd) {
  std::array<char, k_max_inventory_bytes> bytes{};
  const ssize_t count = fd.is_open() ? ::read(fd.get(), bytes.data(), bytes.size()) : 0;
  return count > 0 ? std::string(bytes.data(), static_cast<std::size_t>(count)) : std::string();
}

// The file, and what a writer that was killed had not renamed yet.
void remove_with_draft(const std::filesystem::path& file) {
  std::error_code ignored;
  std::filesystem::remove(file, ignored);
  std::filesystem::remove(file.string() + ".new", ignored);
}

}  // namespace

void remove_inventory(const std::filesystem::path& file, const std::filesystem::path& copy) {
  const UniqueFd left = open_regular(file);
  if (left.is_open() && ::flock(left.get(), LOCK_EX | LOCK_NB) != 0) return;
  const std::string text = text_in(left);
  remove_with_draft(file);
  if (!text.empty() && text == text_in(open_regular(copy))) remove_with_draft(copy);
}

void remove_leftovers(const std::filesystem::path& named_settings) {
  const auto decided = settings_of_console(named_settings, false);
  if (!decided) return;
  const settings::RemotePolicy& remote = decided->policy.remote;
  const std::filesystem::path& folder = remote.inventory_folder;
  remove_inventory(remote.inventory, folder.empty() ? folder : folder / settings::k_inventory_name);
}

}  // namespace lifeboat::launch
