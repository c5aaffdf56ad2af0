// Files that are whole or not there.
#include "plugins/regedit/model/output_file.hpp"

#include <sys/resource.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "lifeboat/cpp/outcome.hpp"
#include "tests/temporary_folder.hpp"

using namespace lifeboat;
using regedit::OutputFile;
namespace fs = std::filesystem;

namespace {

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::ptrdiff_t files_in(const fs::path& folder) { return std::distance(fs::directory_iterator(folder), {}); }

// No file may grow beyond `size` while this lives: a full disk.
class SizeLimit {
 public:
  explicit SizeLimit(rlim_t size) {
    ::getrlimit(RLIMIT_FSIZE, &old_);
    const rlimit limit{size, old_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    old_handler_ = std::signal(SIGXFSZ, SIG_IGN);
  }
  ~SizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &old_);
    std::signal(SIGXFSZ, old_handler_);
  }

 private:
  rlimit old_{};
  void (*old_handler_)(int);
};

}  // namespace

TEST_CASE("until the commit the old file stands, and without one nothing else does") {
  const testing::TemporaryFolder folder;
  const fs::path path = folder.path() / "x";
  std::ofstream(path) << "old";
  {
    OutputFile file(path.string());
    file.write("new");
    CHECK(content(path) == "old");
  }
  CHECK(content(path) == "old");
  CHECK(files_in(folder.path()) == 1);
  OutputFile file(path.string());
  file.write("new");
  file.commit();
  CHECK(content(path) == "new");
  CHECK(files_in(folder.path()) == 1);
  CHECK((fs::status(path).permissions() & fs::perms::owner_all) == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a disk that fills up is told, and the old file stands") {
  const testing::TemporaryFolder folder;
  const fs::path path = folder.path() / "x";
  std::ofstream(path) << "old";
  {
    const SizeLimit limit(4096);
    OutputFile file(path.string());
    CHECK_THROWS_AS(file.write(std::string(10'000, 'n')), sdk::Failed);
  }
  CHECK(content(path) == "old");
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("hives, folders and devices are not replaced, a folder that is not there is told") {
  const testing::TemporaryFolder folder;
  std::ofstream(folder.path() / "SYSTEM") << "regf and more";
  CHECK_THROWS_WITH(OutputFile((folder.path() / "SYSTEM").string()), Catch::Contains("registry hive"));
  CHECK_THROWS_WITH(OutputFile("/dev/null"), Catch::Contains("/dev/null"));
  CHECK_THROWS_WITH(OutputFile("C:\\x.reg"), Catch::Contains("the Windows being repaired"));
  CHECK_THROWS_AS(OutputFile(folder.path().string()), sdk::Failed);
  CHECK_THROWS_WITH(OutputFile((folder.path() / "none" / "x").string()), Catch::Contains("No such file"));
  CHECK(content(folder.path() / "SYSTEM") == "regf and more");
}

TEST_CASE("a link is followed: the file behind it is replaced") {
  const testing::TemporaryFolder folder;
  std::ofstream(folder.path() / "real") << "old";
  fs::create_symlink("real", folder.path() / "link");
  OutputFile file((folder.path() / "link").string());
  file.write("new");
  file.commit();
  CHECK(fs::is_symlink(folder.path() / "link"));
  CHECK(content(folder.path() / "real") == "new");
}
