#include "tests/sample/tree_writer.hpp"

#include <sys/stat.h>

#include "host/target/posix_io.hpp"
#include "host/target/system_error.hpp"

namespace lifeboat::sample {
namespace {

Status make_folders_above(const target::FileTree& tree, const std::string& path) {
  for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
    if (auto made = tree.create_folder(path.substr(0, slash)); !made) return tl::unexpected(made.error());
  }
  return {};
}

// As Windows has it: everybody may read most files, only administrators the hives.
constexpr mode_t k_public = 0644;

bool is_public(const SampleFile& file) {
  const std::string path = "/" + file.path;
  return path.find("/config/") == std::string::npos && path.find("/Config/") == std::string::npos;
}

}  // namespace

Status write_files(const target::FileTree& tree, const std::vector<SampleFile>& files) {
  for (const SampleFile& file : files) {
    if (auto made = make_folders_above(tree, file.path); !made) return made;
    auto fd = tree.create_file(file.path);
    if (!fd) return tl::unexpected(fd.error());
    if (auto put = target::write_range(fd->get(), 0, file.bytes, file.path); !put) return put;
    if (is_public(file) && ::fchmod(fd->get(), k_public) != 0) {
      return target::fail_errno("cannot set the rights of " + file.path, errno);
    }
  }
  return {};
}

}  // namespace lifeboat::sample
