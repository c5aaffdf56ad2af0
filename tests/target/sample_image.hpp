// A sample disk of a test's own, and looks at it by other means than ours: SHA-256, ntfs-3g's tools, the kernel's
// list of loop devices.
#pragma once

#include <memory>
#include <string>

#include "host/target/target.hpp"
#include "tests/target/output_of.hpp"
#include "tests/target/target_folder.hpp"

namespace lifeboat::testing {

class SampleImage {
 public:
  // A copy of one disk that is made once a program.
  SampleImage();

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::unique_ptr<target::Target> open() const;
  [[nodiscard]] std::string sha256() const;
  // What ntfscat reads from a file of that volume; the volume's range is copied out first.
  [[nodiscard]] std::string ntfscat(const target::Volume& volume, const std::string& file) const;
  // Who may do what with it, as ntfssecaudit understands the file's security descriptor.
  [[nodiscard]] std::string rights(const target::Volume& volume, const std::string& file) const;
  // Whether any loop device of the machine lies on the image.
  [[nodiscard]] bool is_looped() const;

 private:
  [[nodiscard]] std::string copy_out(const target::Volume& volume) const;

  TargetFolder folder_;
  std::string path_;
};

}  // namespace lifeboat::testing
