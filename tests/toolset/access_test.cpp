#include "host/toolset/access.hpp"

#include <catch2/catch.hpp>

namespace lifeboat::toolset {
namespace {

using screen::InputSource;

constexpr auto k_end_user = {InputSource::local, InputSource::automation};

}  // namespace

TEST_CASE("access: what nobody disabled is everybody's") {
  for (const auto who : {InputSource::local, InputSource::automation, InputSource::remote}) {
    CHECK(Access().may("registry-editor", who));
  }
  CHECK(Access().why_not("registry-editor").empty());
}

TEST_CASE("access: what is disabled is the technician's alone, and only while he is there") {
  bool has_technician = false;
  const Access access({.disabled = {"registry-editor", "load-drivers"},
                       .has_technician = [&] { return has_technician; }});
  for (const char* id : {"registry-editor", "load-drivers"}) {
    CAPTURE(id);
    has_technician = false;
    for (const auto who : k_end_user) CHECK_FALSE(access.may(id, who));
    CHECK_FALSE(access.may(id, InputSource::remote));
    CHECK_THAT(access.why_not(id), Catch::Contains("administrator"));
    has_technician = true;
    for (const auto who : k_end_user) CHECK_FALSE(access.may(id, who));
    CHECK(access.may(id, InputSource::remote));
    CHECK(access.why_not(id).empty());
    CHECK(access.is_disabled(id));
  }
  CHECK(access.may("network", InputSource::local));
}

TEST_CASE("access: the way to help and the way out cannot be disabled") {
  const Access access({.disabled = {"remote-connection", "restart", "shut-down"}, .all_disabled_because = "line 7"});
  for (const auto id : k_always_available) {
    CAPTURE(id);
    CHECK(access.may(id, InputSource::local));
    CHECK(access.why_not(id).empty());
    CHECK_FALSE(access.is_disabled(id));
  }
}

TEST_CASE("access: without a policy that is understood everything else is the technician's alone") {
  bool has_technician = false;
  const Access access({.all_disabled_because = "The settings are wrong.", .has_technician = [&] { return has_technician; }});
  CHECK_FALSE(access.may("a-vendor's-tool", InputSource::local));
  CHECK(access.why_not("a-vendor's-tool") == "The settings are wrong.");
  has_technician = true;
  CHECK(access.may("a-vendor's-tool", InputSource::remote));
}

}  // namespace lifeboat::toolset
