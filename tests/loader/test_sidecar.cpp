#include <catch2/catch.hpp>
#include <span>
#include <string>

#include "host/loader/sidecar.hpp"

using namespace lifeboat;
using Catch::Matchers::Contains;

namespace {

const std::string k_good = R"({"abi_major": 0, "abi_minor": 1, "id": "org.example.torch", "vendor": "Example",
  "version": "2.1", "text_domain": "torch", "locale": "locale",
  "tools": [{"id": "torch", "name": "Torch", "subtitle": "Gives light", "icon": "tool",
             "needs": ["system", "hives"], "extensions": ["lifeboat.ui/0"]}],
  "actions": {"command": "torch", "extensions": [], "actions": [{"name": "on", "usage": "", "summary": "s"}]}})";

Result<loader::Sidecar> parse(const std::string& text) {
  return loader::parse_sidecar(std::as_bytes(std::span(text)));
}

std::string replaced(const std::string& from, const std::string& to) {
  std::string text = k_good;
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a sidecar is read as add_tool_plugin writes it") {
  const auto sidecar = parse(k_good);
  REQUIRE(sidecar.has_value());
  CHECK(sidecar->id == "org.example.torch");
  CHECK(sidecar->locale_dir == "locale");
  REQUIRE(sidecar->tools.size() == 1);
  CHECK(sidecar->tools[0].needs == (LB_NEEDS_SYSTEM | LB_NEEDS_HIVES));
  CHECK(sidecar->tools[0].extensions == std::vector<std::string>{"lifeboat.ui/0"});
  REQUIRE(sidecar->actions.has_value());
  CHECK(sidecar->actions->actions == std::vector<std::string>{"on"});
}

TEST_CASE("a garbled sidecar is refused with a reason that names the field") {
  const auto [from, to, reason] = GENERATE(table<std::string, std::string, std::string>({
      {R"("vendor": "Example",)", "", "\"vendor\" is missing"},
      {R"("vendor": "Example")", R"("vendor": 7)", "\"vendor\" is no text"},
      {R"("abi_major": 0)", R"("abi_major": -1)", "\"abi_major\" is no version number"},
      {R"("abi_major": 0)", R"("abi_major": 70000)", "\"abi_major\" is no version number"},
      {R"("id": "torch")", R"("id": "To/rch")", "\"To/rch\" is no tool id"},
      {R"("id": "torch")", R"("id": "")", "is no tool id"},
      {R"("name": "Torch")", R"("name": "T\u0000rch")", "\"name\" is no text"},
      {R"(["system", "hives"])", R"("system")", "\"needs\" is no list"},
      {R"("locale": "locale")", R"("locale": "../other")", "\"locale\" leads out"},
      {R"("locale": "locale")", R"("locale": "/etc")", "\"locale\" leads out"},
      {R"("text_domain": "torch")", R"("text_domain": "lifeboat")", "\"text_domain\" is the console's own"},
      {R"("version": "2.1")", R"("version": [[[[[[[[1]]]]]]]])", "nested too deeply"},
      {R"({"abi_major")", R"("abi_major")", "not JSON"},
  }));
  const auto sidecar = parse(replaced(from, to));
  REQUIRE_FALSE(sidecar.has_value());
  CHECK_THAT(sidecar.error().message, Contains(reason));
}

TEST_CASE("limits of a sidecar") {
  CHECK_FALSE(parse(replaced("Gives light", std::string(loader::k_max_text_bytes + 1, 'x'))).has_value());
  CHECK(parse(replaced("Gives light", std::string(loader::k_max_text_bytes, 'x'))).has_value());
  CHECK_FALSE(parse(k_good + std::string(loader::k_max_sidecar_bytes, ' ')).has_value());
  CHECK_FALSE(parse("").has_value());
}

TEST_CASE("cut short anywhere, a sidecar is refused") {
  for (std::size_t size = 0; size < k_good.size(); ++size) CHECK_FALSE(parse(k_good.substr(0, size)).has_value());
}

TEST_CASE("of another major's sidecar the major is read, whatever its shape") {
  const auto sidecar = parse(R"({"abi_major": 9, "id": 4})");
  REQUIRE(sidecar.has_value());
  CHECK(sidecar->abi_major == 9);
}

TEST_CASE("a need that this console does not know stays a need") {
  const auto sidecar = parse(replaced(R"(["system", "hives"])", R"(["electricity"])"));
  REQUIRE(sidecar.has_value());
  CHECK(sidecar->tools[0].needs != 0);
}
