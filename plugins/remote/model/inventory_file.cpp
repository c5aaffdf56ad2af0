#include "plugins/remote/model/inventory_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace lifeboat::remote {
namespace {

// A ticket and a few addresses; what is longer is another file.
constexpr std::size_t k_max_inventory_bytes = 16U << 10;
constexpr mode_t k_ours = 0600;
constexpr mode_t k_by_folder = 0666;  // less the umask

std::filesystem::path draft_of(const std::filesystem::path& file) { return file.string() + ".new"; }

sdk::Failure failure(const std::filesystem::path& file) {
  return {LB_REFUSED, file.string() + ": " + std::strerror(errno)};
}

sdk::UniqueFd open_regular(const std::filesystem::path& file) {
  sdk::UniqueFd fd(::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC));
  struct stat facts {};
  if (::fstat(fd.get(), &facts) != 0 || !S_ISREG(facts.st_mode)) fd.reset();
  return fd;
}

bool write_whole(int fd, const std::string& text) {
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t count = ::write(fd, text.data() + done, text.size() - done);
    if (count <= 0) return false;
    done += static_cast<std::size_t>(count);
  }
  return ::fsync(fd) == 0;
}

// So that the new name outlives a power cut. Shares that cannot do it have the file all the same.
void sync_folder_of(const std::filesystem::path& file) {
  const sdk::UniqueFd folder(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.is_open()) (void)::fsync(folder.get());
}

sdk::Outcome<sdk::UniqueFd> write(const std::filesystem::path& file, const std::string& text, mode_t mode, bool locks) {
  const std::filesystem::path draft = draft_of(file);
  ::unlink(draft.c_str());
  sdk::UniqueFd fd(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
  if (!fd.is_open()) return failure(file);
  // Before the file has its name: nobody finds it unlocked. A file system without locks only lets it look left behind.
  if (locks) (void)::flock(fd.get(), LOCK_EX | LOCK_NB);
  if (write_whole(fd.get(), text) && ::rename(draft.c_str(), file.c_str()) == 0) {
    sync_folder_of(file);
    return fd;
  }
  const auto failed = failure(file);
  ::unlink(draft.c_str());
  return failed;
}

}  // namespace

sdk::Outcome<sdk::UniqueFd> write_ours(const std::filesystem::path& file, const std::string& text) {
  return write(file, text, k_ours, true);
}

sdk::Outcome<void> write_copy(const std::filesystem::path& file, const std::string& text) {
  if (auto written = write(file, text, k_by_folder, false); !written) return written.failure();
  return {};
}

bool is_kept(const std::filesystem::path& file) {
  const sdk::UniqueFd fd = open_regular(file);
  return fd.is_open() && ::flock(fd.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

std::string read_inventory(const std::filesystem::path& file) {
  const sdk::UniqueFd fd = open_regular(file);
  std::array<char, k_max_inventory_bytes> bytes{};
  const ssize_t count = fd.is_open() ? ::read(fd.get(), bytes.data(), bytes.size()) : 0;
  return count > 0 ? std::string(bytes.data(), static_cast<std::size_t>(count)) : std::string();
}

void remove_with_draft(const std::filesystem::path& file) {
  ::unlink(file.c_str());
  ::unlink(draft_of(file).c_str());
}

}  // namespace lifeboat::remote
