#include <iostream>

#include "cli/program.h"

int main(int argc, char** argv) { return armistice::run_program(argc, argv, std::cout, std::cerr); }
