// The sidecar says what the module says, and a module that the host would refuse gets none.
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

TEST_CASE("the sidecar of the sample holds its descriptor, its actions and where its translations are") {
  std::ifstream file(HELLO_SIDECAR);
  const auto json = nlohmann::json::parse(file);
  CHECK(json.at("id") == "org.lifeboat.hello");
  CHECK(json.at("abi_major") == 0);
  CHECK(json.at("text_domain") == "hello");
  CHECK(std::filesystem::exists(std::filesystem::path(HELLO_SIDECAR).parent_path() / json.at("locale").get<std::string>() /
                                "fr/LC_MESSAGES/hello.mo"));
  REQUIRE(json.at("tools").size() == 1);
  CHECK(json.at("tools")[0].at("id") == "hello");
  CHECK(json.at("tools")[0].at("extensions") == nlohmann::json({"lifeboat.ui/0", "lifeboat.jobs/0", "lifeboat.log/0"}));
  CHECK(json.at("actions").at("command") == "hello");
  CHECK(json.at("actions").at("actions")[0].at("name") == "greet");
}

TEST_CASE("a descriptor that the host would refuse fails the build and leaves no sidecar") {
  const auto out = std::filesystem::path(LIFEBOAT_BINARY_DIR) / "bad_descriptor.json";
  std::filesystem::remove(out);
  const std::string command = std::string(SIDECAR_PROGRAM) + " " + BAD_MODULE + " " + out.string() + " 2>/dev/null";
  const int status = std::system(command.c_str());
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 1);
  CHECK_FALSE(std::filesystem::exists(out));
}
