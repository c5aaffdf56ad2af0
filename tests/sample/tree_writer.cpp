#include "tests/sample/tree_writer.hpp"

#include "host/target/posix_io.hpp"

namespace lifeboat::sample {
namespace {

Status make_folders_above(const target::FileTree& tree, const std::string& path) {
  for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
    if (auto made = tree.create_folder(path.substr(0, slash)); !made) return tl::unexpected(made.error());
  }
  return {};
}

}  // namespace

Status write_files(const target::FileTree& tree, const std::vector<SampleFile>& files) {
  for (const SampleFile& file : files) {
    if (auto made = make_folders_above(tree, file.path); !made) return made;
    auto fd = tree.create_file(file.path);
    if (!fd) return tl::unexpected(fd.error());
    if (auto put = target::write_range(fd->get(), 0, file.bytes, file.path); !put) return put;
  }
  return {};
}

}  // namespace lifeboat::sample
