include(GNUInstallDirs)

if(TARGET rapport)
  install(TARGETS rapport RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()

# The completions and the manual are written by rapport itself and checked in.
file(GLOB manual CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/docs/man/*.1)
install(FILES ${manual} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
function(rapport_install_completion file destination name)
  if(EXISTS ${PROJECT_SOURCE_DIR}/completions/${file})
    install(FILES ${PROJECT_SOURCE_DIR}/completions/${file} DESTINATION ${CMAKE_INSTALL_DATADIR}/${destination} RENAME ${name})
  endif()
endfunction()
rapport_install_completion(rapport.bash bash-completion/completions rapport)
rapport_install_completion(_rapport zsh/site-functions _rapport)
rapport_install_completion(rapport.fish fish/vendor_completions.d rapport.fish)
