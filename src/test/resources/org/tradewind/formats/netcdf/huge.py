import netCDF4, sys, numpy as np
f=netCDF4.Dataset(sys.argv[1],'w')
f.createDimension('t',None); f.createDimension('y',40000); f.createDimension('x',40000)
v=f.createVariable('huge','f4',('t','y','x'),chunksizes=(1,100,100),zlib=True)
v[0,0,0:4]=np.arange(4,dtype='f4'); f.close()
