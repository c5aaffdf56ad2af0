// The end-to-end programs skip, saying why, where this machine cannot mount disk images.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include "tests/e2e/console_session.hpp"

int main(int argc, char** argv) {
  lifeboat::e2e::skip_unless_images_can_be_mounted();
  return Catch::Session().run(argc, argv);
}
