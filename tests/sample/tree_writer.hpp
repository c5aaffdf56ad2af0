// Writes a sample Windows' files below an open folder, real or mounted.
#pragma once

#include <vector>

#include "host/target/file_tree.hpp"
#include "tests/sample/sample_windows.hpp"

namespace lifeboat::sample {

[[nodiscard]] Status write_files(const target::FileTree& tree, const std::vector<SampleFile>& files);

}  // namespace lifeboat::sample
