#include "plugins/regedit/model/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "lifeboat/cpp/outcome.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/target_file.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {
namespace {

using sdk::tr;
namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
  throw sdk::Failed({LB_REFUSED, words(tr("cannot write %1: %2"), {path, why})});
}

// A link is followed: the file that it names is the one to replace.
std::string resolved(const std::string& path) {
  std::error_code ignored;
  const fs::path real = fs::weakly_canonical(path, ignored);
  return real.empty() ? path : real.string();
}

void check_replaceable(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return;
  if (!S_ISREG(status.st_mode)) refuse(path, tr("it is not a plain file"));
  char signature[4] = {};
  const sdk::UniqueFd old(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (::pread(old.get(), signature, sizeof signature, 0) == sizeof signature &&
      std::memcmp(signature, "regf", sizeof signature) == 0) {
    refuse(path, tr("it is a registry hive already; choose another name"));
  }
}

// What a file made by `open` would have: mkstemp gives 0600.
mode_t usual_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

void sync_folder(const std::string& folder) {
  const sdk::UniqueFd fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.is_open()) ::fsync(fd.get());
}

}  // namespace

OutputFile::OutputFile(const std::string& path) : path_(resolved(path)) {
  if (is_on_target(path)) refuse(path, tr("the Windows being repaired is written by saving alone; choose another place"));
  check_replaceable(path_);
  temporary_ = path_ + ".XXXXXX";
  file_ = sdk::UniqueFd(::mkostemp(temporary_.data(), O_CLOEXEC));
  if (file_.is_open()) return;
  temporary_.clear();
  fail();
}

OutputFile::~OutputFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::fail() const { refuse(path_, std::strerror(errno)); }

void OutputFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(file_.get(), bytes.data(), bytes.size());
    if (done < 0 && errno != EINTR) fail();
    if (done > 0) bytes.remove_prefix(static_cast<std::size_t>(done));
  }
}

void OutputFile::commit() {
  if (::fchmod(file_.get(), usual_mode()) != 0 || ::fsync(file_.get()) != 0) fail();
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail();
  temporary_.clear();
  sync_folder(fs::path(path_).parent_path().string());
}

}  // namespace lifeboat::regedit
