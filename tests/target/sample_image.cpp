#include "tests/target/sample_image.hpp"

#include <catch2/catch.hpp>

#include "tests/sample/sample_disk.hpp"

namespace lifeboat::testing {
namespace {

const std::string& master_image() {
  static const TargetFolder folder;
  static const std::string path = [] {
    const auto made = sample::make_sample_disk(folder.at("disk.img"), {.is_small = true});
    if (!made) throw std::runtime_error(made.error().message);
    return folder.at("disk.img");
  }();
  return path;
}

}  // namespace

SampleImage::SampleImage() : path_(folder_.at("disk.img")) {
  static_cast<void>(output_of("cp --sparse=always " + master_image() + " " + path_));
}

std::unique_ptr<target::Target> SampleImage::open() const {
  auto target = target::Target::open(path_);
  if (!target) throw std::runtime_error(target.error().message);
  return std::move(*target);
}

std::string SampleImage::sha256() const { return output_of("sha256sum < " + path_); }

std::string SampleImage::copy_out(const target::Volume& volume) const {
  const std::string range = folder_.at("volume.img");
  static_cast<void>(output_of("dd status=none bs=512 conv=sparse if=" + path_ + " of=" + range + " skip=" +
                              std::to_string(volume.offset_bytes / 512) + " count=" +
                              std::to_string(volume.size_bytes / 512)));
  return range;
}

std::string SampleImage::ntfscat(const target::Volume& volume, const std::string& file) const {
  return output_of("ntfscat " + copy_out(volume) + " '" + file + "'");
}

std::string SampleImage::rights(const target::Volume& volume, const std::string& file) const {
  return output_of("ntfssecaudit -v " + copy_out(volume) + " '/" + file + "' 2>&1 | grep -E 'owner|group'");
}

bool SampleImage::is_looped() const {
  return output_of("cat /sys/block/loop*/loop/backing_file 2>&1; true").find(path_) != std::string::npos;
}

}  // namespace lifeboat::testing
